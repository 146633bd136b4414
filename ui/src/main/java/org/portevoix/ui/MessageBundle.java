package org.portevoix.ui;

/**
 * A bundle of messages that a service adds, as a bean.
 *
 * @param baseName its name on the class path, without language and extension
 */
public record MessageBundle(String baseName) {

}
