/**
 * What an engineer of a partner reads: the documents of the contract, and a page with
 * examples.
 */
@NullMarked
package org.portevoix.notification.developers;

import org.jspecify.annotations.NullMarked;
