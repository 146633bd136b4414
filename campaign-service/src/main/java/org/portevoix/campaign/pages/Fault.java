package org.portevoix.campaign.pages;

/**
 * Something to look at again.
 *
 * @param field its name in the form
 * @param anchor the id of what to fill in
 * @param message says what to do
 */
record Fault(String field, String anchor, String message) {

}
