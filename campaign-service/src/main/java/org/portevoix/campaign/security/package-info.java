/**
 * Who may call what, by the tokens that member-service issues.
 */
@NullMarked
package org.portevoix.campaign.security;

import org.jspecify.annotations.NullMarked;
