// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <QByteArray>

namespace Patchwijzer::CsafCheck {

void translationIntoItself(const Document &document, Report &report)
{
    if (!document.language || !document.sourceLanguage)
        return;
    // Language tags are the same in capitals and in small letters (RFC 5646, section 2.1.1).
    if (qstrnicmp(document.language->text.data(), qsizetype(document.language->text.size()),
                  document.sourceLanguage->text.data(), qsizetype(document.sourceLanguage->text.size()))
        == 0)
        report.fail(document.sourceLanguage->at, "translated into the language it was in",
                    document.sourceLanguage->text);
}

} // namespace Patchwijzer::CsafCheck
