/**
 * What services keep in memory of what others told.
 */
@NullMarked
package org.portevoix.service.views;

import org.jspecify.annotations.NullMarked;
