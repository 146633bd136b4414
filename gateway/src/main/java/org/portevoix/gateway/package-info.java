/**
 * The one public door: what it lets in, on which terms, and where it sends it.
 */
@NullMarked
package org.portevoix.gateway;

import org.jspecify.annotations.NullMarked;
