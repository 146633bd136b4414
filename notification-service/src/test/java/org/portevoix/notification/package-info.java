/** Tests of the whole service with a real broker, store and mailbox. */
@NullMarked
package org.portevoix.notification;

import org.jspecify.annotations.NullMarked;
