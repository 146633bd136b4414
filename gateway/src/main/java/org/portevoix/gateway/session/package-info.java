/**
 * Who of the staff is asking: the gateway as OpenID Connect client, without a memory of
 * its own.
 */
@NullMarked
package org.portevoix.gateway.session;

import org.jspecify.annotations.NullMarked;
