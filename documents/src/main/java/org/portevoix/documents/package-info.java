/**
 * Writes the documents of the contract from the code, and fails where they differ.
 */
@NullMarked
package org.portevoix.documents;

import org.jspecify.annotations.NullMarked;
