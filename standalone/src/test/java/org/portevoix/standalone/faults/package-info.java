/**
 * What can go wrong on machines, done to the running system, and reconciled afterwards.
 */
@NullMarked
package org.portevoix.standalone.faults;

import org.jspecify.annotations.NullMarked;
