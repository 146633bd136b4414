/**
 * How requests reach the services: pools, time limits, circuit breakers, headers.
 */
@NullMarked
package org.portevoix.gateway.upstream;

import org.jspecify.annotations.NullMarked;
