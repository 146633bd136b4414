/**
 * The console, tried as staff use it.
 */
@NullMarked
package org.portevoix.campaign.console;

import org.jspecify.annotations.NullMarked;
