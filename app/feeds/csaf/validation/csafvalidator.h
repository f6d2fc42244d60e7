// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/csaf/csafjson.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace Patchwijzer {

/** One place in a document that breaks one rule. */
struct CsafFailure {
    QString pointer; ///< JSON pointer, "/vulnerabilities/0/cve"; empty for the document as a whole.
    QString message; ///< English, one line, for the log and for `--json`.

    bool operator==(const CsafFailure &) const = default;
};

/** What one mandatory test found. */
struct CsafTestResult {
    QString number;              ///< "6.1.27.9", the section of the standard.
    QString title;               ///< The standard's own name of the test.
    QList<CsafFailure> failures; ///< In the order of the document; no more than the first hundred.
    qsizetype failureCount = 0;  ///< How many there are in all.

    [[nodiscard]] bool passed() const { return failureCount == 0; }
    bool operator==(const CsafTestResult &) const = default;
};

/** What the validation of one CSAF 2.0 document found. */
struct CsafValidation {
    CsafTestResult schema;       ///< Numbered "schema": required properties, types, forms, duplicate keys.
    QList<CsafTestResult> tests; ///< The tests that ran, in the order of the standard.

    /** Whether the document keeps to the schema and passes every test that ran. */
    [[nodiscard]] bool isValid() const;
    /** "schema" and the numbers of the tests that failed, in the order of the standard. */
    [[nodiscard]] QStringList failed() const;
};

/** The numbers of all mandatory tests, "6.1.1" to "6.1.33", in the order of the standard. */
[[nodiscard]] QStringList csafTestNumbers();

/** Runs the mandatory tests on one CSAF 2.0 document.
 *  @param tests numbers of the tests to run; none of them means all.
 *  @return an error when there is nothing to test: NotJson, BadValue when nested too deep, FileTooLarge,
 *          UnknownFormat when it is not a CSAF 2.0 document, WrongUse when a test is unknown.
 *  @see CSAF 2.0, section 6.1
 */
[[nodiscard]] Result<CsafValidation> validateCsaf(const QByteArray &json, const QString &where,
                                                  const QStringList &tests = {});

/** The same of a document that CsafJson::parse() took apart. */
[[nodiscard]] Result<CsafValidation> validateCsaf(const CsafJson &json, const QStringList &tests = {});

} // namespace Patchwijzer
