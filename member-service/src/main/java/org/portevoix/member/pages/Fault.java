package org.portevoix.member.pages;

/**
 * Something to look at again.
 *
 * @param anchor the id of what to fill in, which is its name in the form too
 * @param message says what to do
 */
record Fault(String anchor, String message) {

}
