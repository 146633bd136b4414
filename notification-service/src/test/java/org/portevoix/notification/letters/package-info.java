/** Tests of {@code letters}. */
@NullMarked
package org.portevoix.notification.letters;

import org.jspecify.annotations.NullMarked;
