/**
 * Events that wait inside the document whose change they tell, and the relay that sends
 * them.
 */
@NullMarked
package org.portevoix.messaging.outbox;

import org.jspecify.annotations.NullMarked;
