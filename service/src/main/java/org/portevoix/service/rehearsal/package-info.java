/**
 * How each service forgets a dress rehearsal: at once, for good, and with a proof.
 */
@NullMarked
package org.portevoix.service.rehearsal;

import org.jspecify.annotations.NullMarked;
