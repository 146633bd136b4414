/**
 * The processes behind the services, for a laptop and for tests: Kafka, MongoDB and a
 * mailbox.
 */
@NullMarked
package org.portevoix.backing;

import org.jspecify.annotations.NullMarked;
