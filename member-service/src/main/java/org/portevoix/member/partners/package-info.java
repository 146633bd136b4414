/**
 * How partners name people: each by references of its own.
 */
@NullMarked
package org.portevoix.member.partners;

import org.jspecify.annotations.NullMarked;
