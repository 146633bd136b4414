/**
 * What any request may bring along: where it came from, and what a change is based on.
 */
@NullMarked
package org.portevoix.service.request;

import org.jspecify.annotations.NullMarked;
