@NullMarked
package org.portevoix.notification.endpoints;

import org.jspecify.annotations.NullMarked;
