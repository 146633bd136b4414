@NullMarked
package org.portevoix.notification.subscriptions;

import org.jspecify.annotations.NullMarked;
