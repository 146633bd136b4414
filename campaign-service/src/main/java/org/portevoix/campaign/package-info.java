/**
 * Campaigns, the signatures under them, and the count.
 */
@NullMarked
package org.portevoix.campaign;

import org.jspecify.annotations.NullMarked;
