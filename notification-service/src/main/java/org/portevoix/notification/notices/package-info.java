/** Mails to organisations about their endpoints. */
@NullMarked
package org.portevoix.notification.notices;

import org.jspecify.annotations.NullMarked;
