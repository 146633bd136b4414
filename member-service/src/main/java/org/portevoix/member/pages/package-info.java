/**
 * What all pages of this service have in common: their words, their faults, and what they
 * say when something goes wrong.
 */
@NullMarked
package org.portevoix.member.pages;

import org.jspecify.annotations.NullMarked;
