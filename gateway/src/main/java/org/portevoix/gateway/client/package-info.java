/**
 * Who is asking: the address a request is counted under and passed on with.
 */
@NullMarked
package org.portevoix.gateway.client;

import org.jspecify.annotations.NullMarked;
