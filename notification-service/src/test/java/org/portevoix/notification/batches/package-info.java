@NullMarked
package org.portevoix.notification.batches;

import org.jspecify.annotations.NullMarked;
