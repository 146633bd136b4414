/**
 * The links in mails: notification-service mints their tokens, campaign-service verifies
 * them.
 */
@NullMarked
package org.portevoix.tokens;

import org.jspecify.annotations.NullMarked;
