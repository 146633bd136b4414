@NullMarked
package org.portevoix.notification.feed;

import org.jspecify.annotations.NullMarked;
