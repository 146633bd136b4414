/**
 * What this service lets anybody do.
 */
@NullMarked
package org.portevoix.campaign.security;

import org.jspecify.annotations.NullMarked;
