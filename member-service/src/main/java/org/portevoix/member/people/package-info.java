/**
 * What each organisation may know of each person, as long as a consent says so.
 */
@NullMarked
package org.portevoix.member.people;

import org.jspecify.annotations.NullMarked;
