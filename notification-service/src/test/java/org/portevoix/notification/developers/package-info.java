/**
 * Reads what an engineer of a partner reads, and runs what she would run.
 */
@NullMarked
package org.portevoix.notification.developers;

import org.jspecify.annotations.NullMarked;
