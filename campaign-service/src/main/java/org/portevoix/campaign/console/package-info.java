/**
 * The console, where staff write, check, publish and follow campaigns.
 */
@NullMarked
package org.portevoix.campaign.console;

import org.jspecify.annotations.NullMarked;
