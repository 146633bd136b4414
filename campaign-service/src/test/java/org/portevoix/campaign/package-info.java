/**
 * What holds for the service as a whole, and what its tests share.
 */
@NullMarked
package org.portevoix.campaign;

import org.jspecify.annotations.NullMarked;
