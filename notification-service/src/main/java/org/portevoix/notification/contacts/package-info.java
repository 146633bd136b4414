/** Who agreed that an organisation gets her contact data, and who got it. */
@NullMarked
package org.portevoix.notification.contacts;

import org.jspecify.annotations.NullMarked;
