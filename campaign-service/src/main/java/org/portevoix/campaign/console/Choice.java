package org.portevoix.campaign.console;

/** One of those that a form offers. */
record Choice(String value, String text) {

}
