package org.portevoix.notification.console;

/**
 * A field to look at again.
 *
 * @param anchor of the field
 */
record Fault(String anchor, String message) {

}
