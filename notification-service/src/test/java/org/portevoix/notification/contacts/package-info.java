@NullMarked
package org.portevoix.notification.contacts;

import org.jspecify.annotations.NullMarked;
