/**
 * What {@code docker-compose.yml} and {@code Dockerfile} say, tried without a container.
 */
@NullMarked
package org.portevoix.standalone.compose;

import org.jspecify.annotations.NullMarked;
