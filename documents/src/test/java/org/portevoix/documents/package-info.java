/**
 * Shows that a document can't be wrong unnoticed.
 */
@NullMarked
package org.portevoix.documents;

import org.jspecify.annotations.NullMarked;
