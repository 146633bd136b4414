/** The queue of confirmation mails: who gets one, when, and what became of it. */
@NullMarked
package org.portevoix.notification.mails;

import org.jspecify.annotations.NullMarked;
