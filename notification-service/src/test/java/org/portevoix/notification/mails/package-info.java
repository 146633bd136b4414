/** Tests of {@code mails}. */
@NullMarked
package org.portevoix.notification.mails;

import org.jspecify.annotations.NullMarked;
