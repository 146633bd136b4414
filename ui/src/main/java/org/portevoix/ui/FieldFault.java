package org.portevoix.ui;

/**
 * A field that has to be looked at again; {@code ui/form} shows it.
 *
 * @param anchor the id of what to fill in
 * @param message says what to do
 */
public record FieldFault(String anchor, String message) {

}
