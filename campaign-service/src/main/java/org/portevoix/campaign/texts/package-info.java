/**
 * What people are told and asked, word for word: consent texts, privacy notices, and the
 * stories of campaigns as safe HTML.
 */
@NullMarked
package org.portevoix.campaign.texts;

import org.jspecify.annotations.NullMarked;
