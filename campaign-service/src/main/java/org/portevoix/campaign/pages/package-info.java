/**
 * The citizens' pages: campaigns, signing, confirming, taking back.
 */
@NullMarked
package org.portevoix.campaign.pages;

import org.jspecify.annotations.NullMarked;
