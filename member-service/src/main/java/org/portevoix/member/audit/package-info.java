/**
 * The audit trail: what staff and clients did, kept as it was told and never changed.
 */
@NullMarked
package org.portevoix.member.audit;

import org.jspecify.annotations.NullMarked;
