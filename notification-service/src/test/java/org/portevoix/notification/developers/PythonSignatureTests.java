package org.portevoix.notification.developers;

/** Runs the example in Python. */
class PythonSignatureTests extends SignatureExample {

	PythonSignatureTests() {
		super("python3", "verify.py");
	}

}
