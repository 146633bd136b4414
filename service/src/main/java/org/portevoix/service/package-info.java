/**
 * What the services with an API share beyond Kafka; each package is a feature of its own.
 */
@NullMarked
package org.portevoix.service;

import org.jspecify.annotations.NullMarked;
