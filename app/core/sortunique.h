// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <algorithm>

namespace Patchwijzer {

/** Puts a list in order, and takes out what is there twice. */
template<typename List>
void sortUnique(List *list)
{
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
}

/** The same, and takes out empty texts. */
inline void sortFilled(QList<QString> *texts)
{
    texts->removeAll(QString());
    sortUnique(texts);
}

/** Sorted, without repeats and empty ones. */
[[nodiscard]] inline QList<QString> sortedFilled(QList<QString> texts)
{
    sortFilled(&texts);
    return texts;
}

} // namespace Patchwijzer
