/**
 * What went wrong, told the same way everywhere (RFC 9457).
 */
@NullMarked
package org.portevoix.service.problems;

import org.jspecify.annotations.NullMarked;
