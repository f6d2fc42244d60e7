// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/softwarecatalog.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** Reads one resources/software/<topic>.json: `{"programs": [...]}` with the fields of CataloguedProgram in camelCase.
 *  What is not known is passed over ("examples" are for the tests).
 *  @return NotJson, MissingField, BadValue; the file as a whole is refused, for it is ours. `where` names the program.
 */
[[nodiscard]] Result<QList<CataloguedProgram>> parseSoftwareFile(const QByteArray &json, const QString &where);

/** Reads resources/software/categories.json: `{"categories": {key: Dutch label}}`.
 *  @return NotJson, MissingField, BadValue.
 */
[[nodiscard]] Result<QHash<QString, QString>> parseSoftwareCategories(const QByteArray &json, const QString &where);

/** What one catalogue cannot be: two programs with one id, a pattern that is no regular expression, a key that is not
 *  made as core/productkey.h makes them, a program that nothing can find, an unknown category. Sorted.
 */
[[nodiscard]] QList<Error> softwareCatalogProblems(const SoftwareCatalog &catalog);

/** The programs this one was built to know. Read once; any thread may ask. A file that cannot be read is left out: the
 *  tests hold every file to being whole.
 */
[[nodiscard]] const SoftwareCatalog &softwareCatalog();

} // namespace Patchwijzer
