/** What happened, kept for a month, for those who pull and for what is delivered. */
@NullMarked
package org.portevoix.notification.feed;

import org.jspecify.annotations.NullMarked;
