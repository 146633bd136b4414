/**
 * How much one address may ask for, by kind of request and in bounded memory.
 */
@NullMarked
package org.portevoix.gateway.limit;

import org.jspecify.annotations.NullMarked;
