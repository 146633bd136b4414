/**
 * Acts of staff and clients that matter, told for the audit trail in the write that does
 * them.
 */
@NullMarked
package org.portevoix.service.audit;

import org.jspecify.annotations.NullMarked;
